import { Component, type ErrorInfo, type ReactNode } from "react";
import { reloadWhenHealthy } from "#live/use-live-board.ts";

interface Props {
  /** what is shown while it recovers */
  instead: ReactNode;
  children: ReactNode;
}

const againMs = 2000;
const mostFailures = 3;

/** What breaks inside is built anew after two seconds; at the third time the page is loaded again, when the server answers. */
export class Unbreakable extends Component<Props, { broken: boolean }> {
  override state = { broken: false };
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(_error: unknown, _info: ErrorInfo): void {
    this.failures++;
    if (this.failures >= mostFailures) reloadWhenHealthy();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.setState({ broken: false }), againMs);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}

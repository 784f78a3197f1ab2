import type { ButtonHTMLAttributes } from "react";
import style from "./button.module.css";

type Look = "primary" | "plain" | "danger";

/** A button of the desk and of forms; one primary a screen. */
export function Button({
  look = "plain",
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return (
    <button type="submit" className={[style.button, style[look], className].filter(Boolean).join(" ")} {...rest} />
  );
}

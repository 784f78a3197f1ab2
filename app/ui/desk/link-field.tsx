import units from "./units.module.css";

/** An address to copy by hand: a click selects all of it. A button could copy only over https. */
export function LinkField({ link, label }: { link: string; label: string }) {
  return (
    <input
      className={units.copy}
      value={link}
      readOnly
      aria-label={label}
      onFocus={(event) => event.currentTarget.select()}
      spellCheck={false}
    />
  );
}

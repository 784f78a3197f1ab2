import { type ReactNode, useEffect, useState } from "react";
import type { OfficialId } from "#core/ids.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { TabletView } from "#live/tablet/view.ts";
import { TapKey } from "./key.tsx";
import { PinPad } from "./pin-pad.tsx";
import style from "./sign-in.module.css";
import { useTablet } from "./tablet-context.ts";

/** An official of the list, or a name typed in. */
type Who = { id: OfficialId | null; name: string; hasPin: boolean };

interface Shown {
  view: TabletView;
  /** a heat is being scored on this tablet */
  busy: boolean;
  /** the tablet may go on as it is */
  onBack: (() => void) | null;
  onDone(): void;
}

const findFrom = 12;
const lockMs = 60_000;

/** Who scores on this tablet: a name, then four digits that last the day. */
export function SignIn({ view, busy, onBack, onDone }: Shown) {
  const t = useT(tablet);
  const [sure, setSure] = useState(!busy);
  const [who, setWho] = useState<Who | null>(null);
  const [other, setOther] = useState(false);
  const [gone, setGone] = useState(false);
  const away = onBack ?? (view.connected ? null : onDone);
  const toNames = () => {
    setWho(null);
    setOther(false);
  };
  const back = who || other ? toNames : away;
  return (
    <main className={style.page}>
      <div className={style.head}>
        <h1>{t("whoTitle")}</h1>
        {back ? <TapKey onTap={back}>{t(who || other || onBack ? "back" : "whoGoOn")}</TapKey> : null}
      </div>
      {view.connected ? null : (
        <p className={style.says} role="status">
          ⚠ {t("whoOffline")}
        </p>
      )}
      {gone ? (
        <p className={style.says} role="alert">
          {t("whoGone")}
        </p>
      ) : null}
      {!sure ? (
        <>
          <p className={style.says}>{t("whoBusy")}</p>
          <TapKey look="submit" className={style.main} onTap={() => setSure(true)}>
            {t("whoSwap")}
          </TapKey>
        </>
      ) : who ? (
        <Pin
          key={who.id ?? who.name}
          who={who}
          onGone={() => {
            setWho(null);
            setGone(true);
          }}
          onDone={onDone}
        />
      ) : other ? (
        <NameField
          onName={(name) =>
            setWho(view.officials.find((one) => one.name === name) ?? { id: null, name, hasPin: false })
          }
        />
      ) : (
        <Names officials={view.officials} onWho={setWho} onOther={() => setOther(true)} />
      )}
    </main>
  );
}

function Names({
  officials,
  onWho,
  onOther,
}: {
  officials: TabletView["officials"];
  onWho(who: Who): void;
  onOther(): void;
}) {
  const t = useT(tablet);
  const [find, setFind] = useState("");
  const found = officials.filter(({ name }) => name.toLowerCase().includes(find.trim().toLowerCase()));
  return (
    <>
      {officials.length > findFrom ? <Field label={t("whoFind")} value={find} onChange={setFind} /> : null}
      <ul className={style.names}>
        {found.map((who) => (
          <li key={who.id}>
            <TapKey onTap={() => onWho(who)}>{who.name}</TapKey>
          </li>
        ))}
        <li>
          <TapKey look="warn" onTap={onOther}>
            {t("whoOther")}
          </TapKey>
        </li>
      </ul>
    </>
  );
}

function Field({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  return (
    <label className={style.field}>
      {label}
      <input value={value} maxLength={40} autoComplete="off" onChange={(change) => onChange(change.target.value)} />
    </label>
  );
}

function NameField({ onName }: { onName(name: string): void }) {
  const t = useT(tablet);
  const [name, setName] = useState("");
  const use = () => name.trim() !== "" && onName(name.trim());
  return (
    <form
      className={style.form}
      onSubmit={(submit) => {
        submit.preventDefault();
        use();
      }}
    >
      <Field label={t("whoName")} value={name} onChange={setName} />
      <TapKey look="submit" className={style.main} disabled={name.trim() === ""} onTap={use}>
        {t("whoNext")}
      </TapKey>
    </form>
  );
}

function Pin({ who, onGone, onDone }: { who: Who; onGone(): void; onDone(): void }) {
  const t = useT(tablet);
  const store = useTablet();
  const [first, setFirst] = useState<string | null>(null);
  const [says, setSays] = useState<ReactNode>(null);
  const [busy, setBusy] = useState(false);
  const [lockedUntil, setLockedUntil] = useState(0);
  const { name } = who;
  const title = t(who.hasPin ? "pinEnter" : first === null ? "pinNew" : "pinTwice", { name });

  const take = async (pin: string) => {
    setSays(null);
    if (!who.hasPin && first === null) return setFirst(pin);
    setFirst(null);
    if (first !== null && first !== pin) return setSays(t("pinApart"));
    setBusy(true);
    const answer = await store.signIn(who.id ?? name, pin);
    setBusy(false);
    if (answer?.kind === "signed-in") return onDone();
    // the last try of five locks: the next answer would say so
    if (answer?.kind === "wrong-pin" && answer.left === 0) return setLockedUntil(Date.now() + lockMs);
    if (answer?.kind === "wrong-pin") return setSays(t("pinWrong", { left: answer.left }));
    if (answer?.kind === "locked") return setLockedUntil(Date.now() + answer.waitS * 1000);
    if (answer?.kind === "no-such-official" || answer?.kind === "name-empty") return onGone();
    setSays(t("whoOffline"));
  };
  return (
    <>
      <h2>{title}</h2>
      <p className={style.says} role="alert">
        {lockedUntil > 0 ? <Locked until={lockedUntil} onOver={() => setLockedUntil(0)} /> : says}
      </p>
      {lockedUntil > 0 ? null : <PinPad disabled={busy} onPin={(pin) => void take(pin)} />}
    </>
  );
}

/** Counts the wait down. */
function Locked({ until, onOver }: { until: number; onOver(): void }) {
  const t = useT(tablet);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => (Date.now() < until ? setNow(Date.now()) : onOver()), 500);
    return () => clearInterval(timer);
  });
  return <>{t("pinLocked", { seconds: Math.max(1, Math.ceil((until - now) / 1000)) })}</>;
}

import style from "./message.module.css";

/** A page that has only something to say: an error, an empty place. */
export function Message({ title, body, home }: { title: string; body: string; home: string }) {
  return (
    <main className={style.message}>
      <h1>{title}</h1>
      <p>{body}</p>
      <p>
        <a href="/">{home}</a>
      </p>
    </main>
  );
}

import { words } from "../state/language";
import { session } from "../state/session";
import { Login } from "./login";
import { Shell } from "./shell";

export function App() {
  const current = session.value;
  switch (current.kind) {
    case "starting":
      return <Waiting>{words.value.loading}</Waiting>;
    case "unreachable":
      return <Waiting>{words.value.unreachable}</Waiting>;
    case "out":
      return <Login ended={current.ended} />;
    case "in":
      return <Shell person={current.person} options={current.options} />;
  }
}

function Waiting({ children }: { children: string }) {
  return (
    <main class="centred">
      <p role="status">{children}</p>
    </main>
  );
}

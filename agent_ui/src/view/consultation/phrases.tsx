/** What is to be said (规范用语, A1.3): before anything is written down it stands open, for the greeting. */
import { choices } from "../../state/consultation/choices";
import { language, words } from "../../state/language";

export function Phrases({ open }: { open: boolean }) {
  const phrases = choices.value?.phrases ?? [];
  if (phrases.length === 0) return null;
  return (
    <details open={open}>
      <summary>{words.value.consultation.phrases}</summary>
      <ul class="phrases">
        {phrases.map((one) => (
          <li key={one.code}>{one[language.value]}</li>
        ))}
      </ul>
    </details>
  );
}

import { chooseLanguage, LANGUAGES, type Language, language, words } from "../state/language";

const NAMES: Record<Language, string> = { zh: "中文", en: "English" };

export function LanguageSwitch() {
  return (
    <fieldset class="language-switch">
      <legend class="unseen">{words.value.languageName}</legend>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          class="button quiet"
          aria-pressed={language.value === one}
          onClick={() => chooseLanguage(one)}
        >
          {NAMES[one]}
        </button>
      ))}
    </fieldset>
  );
}

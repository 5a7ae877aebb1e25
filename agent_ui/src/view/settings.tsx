/** What each reader sets for this computer: language, colours, density, and how a call makes itself heard. */
import type { ComponentChildren } from "preact";
import { silence, silent } from "../state/attention";
import { chooseDensity, chooseTheme, DENSITIES, density, THEMES, theme } from "../state/display";
import { words } from "../state/language";
import { askForNotifications, permission } from "../state/notifications";
import { RING, sound } from "../state/sound";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { LanguageSwitch } from "../ui/language-switch";

export function Settings({ onClose }: { onClose: () => void }) {
  const t = words.value.settings;
  return (
    <Dialog heading={t.heading} onClose={onClose}>
      <div class="stack">
        <LanguageSwitch />
        <Choice legend={t.theme} names={t.themes} of={THEMES} chosen={theme.value} choose={chooseTheme} />
        <Choice
          legend={t.density}
          names={t.densities}
          of={DENSITIES}
          chosen={density.value}
          choose={chooseDensity}
        />
        <Group legend={t.ring}>
          <label class="option">
            <input type="checkbox" checked={!silent.value} onChange={() => silence(!silent.value)} />
            <span>{t.sounds}</span>
          </label>
          <Button onPress={() => sound(RING)}>{t.tryIt}</Button>
        </Group>
        <Group legend={t.notifications}>
          <span role="status">{t.permissions[permission.value]}</span>
          {permission.value === "default" && (
            <Button onPress={() => void askForNotifications()}>
              {words.value.alarms.askForNotifications}
            </Button>
          )}
        </Group>
      </div>
    </Dialog>
  );
}

function Group({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="row">{children}</div>
    </fieldset>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  names: Record<T, string>;
  of: readonly T[];
  chosen: T;
  choose: (next: T) => void;
}

function Choice<T extends string>({ legend, names, of, chosen, choose }: ChoiceProps<T>) {
  return (
    <Group legend={legend}>
      {of.map((one) => (
        <label key={one} class="option">
          <input type="radio" name={legend} checked={one === chosen} onChange={() => choose(one)} />
          <span>{names[one]}</span>
        </label>
      ))}
    </Group>
  );
}

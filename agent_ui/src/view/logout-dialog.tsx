/** Logging out leaves the seat signed in; a person who does not want that must be asked. */
import { command } from "../api/client";
import { hindranceNow, mySeat } from "../state/desk";
import { words } from "../state/language";
import { logOut } from "../state/session";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import { useIntent } from "../ui/use-intent";

export function LogoutDialog({ onClose }: { onClose: () => void }) {
  const t = words.value;
  const intent = useIntent();
  const hindered = hindranceNow("leave");
  const signOutFirst = async () => {
    await command("/api/sign-out", {});
    await logOut();
  };
  return (
    <Dialog heading={t.logout.heading} onClose={onClose}>
      <p>{t.logout.seated(mySeat.value?.number ?? "")}</p>
      {intent.failure && <Notice tone="bad">{intent.failure}</Notice>}
      <div class="row end">
        <Button onPress={onClose}>{t.cancel}</Button>
        <Button busy={intent.busy} onPress={() => intent.run(logOut)}>
          {t.logout.logoutOnly}
        </Button>
        <Button
          kind="primary"
          busy={intent.busy}
          hindrance={hindered && t.act.hindrances[hindered]}
          onPress={() => intent.run(signOutFirst)}
        >
          {t.logout.signOutFirst}
        </Button>
      </div>
    </Dialog>
  );
}

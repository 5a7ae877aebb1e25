import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { session } from "../state/session";
import { OPTIONS, recordNetwork, strikeStage } from "../testing/stage";
import { Login } from "./login";

afterEach(strikeStage);

const ME = { agent: { id: 7, login: "zhang", name: "张三", role: "agent" }, seat: null };

function fillIn(login: string, password: string): void {
  fireEvent.input(screen.getByLabelText("登录名"), { target: { value: login } });
  fireEvent.input(screen.getByLabelText("密码"), { target: { value: password } });
  fireEvent.click(screen.getByRole("button", { name: "登录" }));
}

it("logs in, and knows who and what the forms offer", async () => {
  const sent = recordNetwork(({ url }) => Response.json(url === "/api/login" ? ME : OPTIONS));
  render(<Login ended={false} />);
  expect(document.activeElement).toBe(screen.getByLabelText("登录名"));
  fillIn(" zhang ", "Correct-Horse-1");
  await expect.poll(() => session.value).toEqual({ kind: "in", person: ME.agent, options: OPTIONS });
  expect(sent[0]?.body).toEqual({ login: "zhang", password: "Correct-Horse-1" });
});

it("tells the gateway's sentence and goes back to the password", async () => {
  const error = { code: "account_locked", message: "账号已锁定，请在 30 分钟后重试。", params: {} };
  recordNetwork(() => Response.json({ error }, { status: 423 }));
  render(<Login ended={false} />);
  fillIn("zhang", "wrong");
  expect((await screen.findByRole("alert")).textContent).toContain("30 分钟后重试");
  await expect.poll(() => document.activeElement).toBe(screen.getByLabelText("密码"));
});

it("says why a person who was logged in is here", () => {
  render(<Login ended={true} />);
  expect(screen.getByRole("status").textContent).toContain("登录已结束");
});

it("speaks English when asked to, and remembers", () => {
  render(<Login ended={false} />);
  fireEvent.click(screen.getByRole("button", { name: "English" }));
  expect(screen.getByRole("heading", { name: "Log in" })).toBeDefined();
  expect(document.documentElement.lang).toBe("en");
  expect(localStorage.getItem("cti.language")).toBe("en");
});

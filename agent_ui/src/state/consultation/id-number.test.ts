import { expect, it } from "vitest";
import { idProblem } from "./id-number";

const TODAY = "2026-03-02";

it.each([
  ["", null],
  ["11010519491231002X", null],
  [" 11010519491231002x ", null],
  ["000000199001010018", null],
  ["000000198512310026", null],
  ["110105194912", "unfinished"],
  ["1101051949A", "characters"],
  ["110105194912310021", "check"],
  ["1101051949123100211", "characters"],
  ["11010519490231002X", "birth"],
  ["110105190002290013", "birth"],
  ["000000209001010011", "birth"],
])("%j: %s", (typed, problem) => {
  expect(idProblem(typed, TODAY)).toBe(problem);
});

it("finds each wrong digit, and each two that are swapped", () => {
  const sound = "11010519491231002X";
  for (let place = 0; place < 17; place += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      const other = `${sound.slice(0, place)}${digit}${sound.slice(place + 1)}`;
      if (other !== sound) expect(idProblem(other, TODAY), other).not.toBeNull();
    }
    const swapped = [...sound];
    [swapped[place], swapped[place + 1]] = [sound[place + 1] ?? "", sound[place] ?? ""];
    if (swapped.join("") !== sound) expect(idProblem(swapped.join(""), TODAY)).not.toBeNull();
  }
});

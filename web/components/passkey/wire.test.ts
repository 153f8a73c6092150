import { describe, expect, it } from "vitest";
import { answered, asked, bytes, text } from "./wire.ts";

const buffer = (...values: number[]) => Uint8Array.from(values).buffer;

describe("bytes in JSON", () => {
  it("go there and back without padding, in letters that an address can carry", () => {
    expect(text(buffer(251, 255, 254))).toBe("-__-");
    expect(text(buffer(1))).toBe("AQ");
    expect([...bytes("-__-")]).toEqual([251, 255, 254]);
    expect(text(bytes("AQ").buffer)).toBe("AQ");
  });

  it("stand where a browser wants them, and nothing else changes", () => {
    const question = {
      challenge: "AQI",
      rp: { id: "localhost", name: "Gardesh" },
      user: { id: "Aw", name: "maryam@rasht.ir", displayName: "مریم" },
      excludeCredentials: [{ id: "BA", type: "public-key" as const }],
    };
    expect(asked(question)).toEqual({
      challenge: bytes("AQI"),
      rp: question.rp,
      user: { id: bytes("Aw"), name: "maryam@rasht.ir", displayName: "مریم" },
      excludeCredentials: [{ id: bytes("BA"), type: "public-key" }],
    });
    expect(asked({ challenge: "AQI", rpId: "localhost" })).toEqual({ challenge: bytes("AQI"), rpId: "localhost" });
  });

  it("tell a new key from one that is shown", () => {
    const base = { id: "BA", rawId: buffer(4), type: "public-key" };
    const made = { ...base, response: { clientDataJSON: buffer(1), attestationObject: buffer(2) } };
    expect(JSON.parse(answered(made as unknown as PublicKeyCredential))).toEqual({
      id: "BA",
      rawId: "BA",
      type: "public-key",
      response: { clientDataJSON: "AQ", attestationObject: "Ag" },
    });
    const response = {
      clientDataJSON: buffer(1),
      authenticatorData: buffer(2),
      signature: buffer(3),
      userHandle: null,
    };
    expect(JSON.parse(answered({ ...base, response } as unknown as PublicKeyCredential)).response).toEqual({
      clientDataJSON: "AQ",
      authenticatorData: "Ag",
      signature: "Aw",
      userHandle: null,
    });
  });
});

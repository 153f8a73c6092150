// What WebAuthn says in bytes, in JSON: both ways in base64url without padding, as the service reads and writes it.

type Described = Omit<PublicKeyCredentialDescriptor, "id"> & { id: string };

/** What the service asks for: a new key, or any that is there. */
export interface Question {
  challenge: string;
  user?: Omit<PublicKeyCredentialUserEntity, "id"> & { id: string };
  excludeCredentials?: Described[];
  allowCredentials?: Described[];
  [other: string]: unknown;
}

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

export function text(buffer: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const described = (list: Described[] | undefined) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

/** The question with bytes where the browser wants them. */
export function asked(question: Question): object {
  const { challenge, user, excludeCredentials, allowCredentials, ...plain } = question;
  return {
    ...plain,
    challenge: bytes(challenge),
    ...(user && { user: { ...user, id: bytes(user.id) } }),
    ...(excludeCredentials && { excludeCredentials: described(excludeCredentials) }),
    ...(allowCredentials && { allowCredentials: described(allowCredentials) }),
  };
}

/** What a device answers, as the service reads it. */
export function answered(credential: PublicKeyCredential): string {
  const { response } = credential;
  const said: Record<string, unknown> = { clientDataJSON: text(response.clientDataJSON) };
  if ("attestationObject" in response) {
    const made = response as AuthenticatorAttestationResponse;
    said.attestationObject = text(made.attestationObject);
  } else {
    const shown = response as AuthenticatorAssertionResponse;
    said.authenticatorData = text(shown.authenticatorData);
    said.signature = text(shown.signature);
    said.userHandle = shown.userHandle && text(shown.userHandle);
  }
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response: said });
}

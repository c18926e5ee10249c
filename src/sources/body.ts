/** Reads an answer's body as text, and stops where it is larger than anyone should send. */

/**
 * The text, or undefined as soon as there is more of it: counted unpacked, so that a small body that unpacks to a large one is not
 * read either.
 */
export async function readBody(response: Response, mostBytes: number): Promise<string | undefined> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  // Leaving the loop closes the connection.
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return undefined;
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  return pieces.join('') + decoder.decode();
}

/** The app's manifest. */

export const SCOPES: readonly { readonly scope: string; readonly reason: string }[] = [];

export function manifest(options: { readonly baseUrl?: string; readonly socketMode: boolean }) {
  return { settings: { socket_mode_enabled: options.socketMode } };
}

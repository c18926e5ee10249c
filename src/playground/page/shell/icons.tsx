/** The page's few pictures, drawn in the colour of the text around them. */
import type { ReactNode } from 'react';

export const MenuIcon = () => <Icon>{<path d="M3 5.5h14M3 10h14M3 14.5h14" />}</Icon>;
export const CloseIcon = () => <Icon>{<path d="m5 5 10 10M15 5 5 15" />}</Icon>;
export const BackIcon = () => <Icon>{<path d="m11.5 4.5-5.5 5.5 5.5 5.5" />}</Icon>;
export const SendIcon = () => <Icon>{<path d="M3.5 4 17 10 3.5 16l2-6zm2 6h6" />}</Icon>;
export const LockIcon = () => <Icon>{<path d="M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9" />}</Icon>;
export const HashIcon = () => (
  <Icon>{<path d="M8 3.5 6.5 16.5M13.5 3.5 12 16.5M3.5 7.5h13.5M3 12.5h13.5" />}</Icon>
);
export const ReplyIcon = () => <Icon>{<path d="M3.5 5.5h13v8.5H9L5.5 17v-3h-2zM7 8.5h6M7 11h4" />}</Icon>;
export const EyeIcon = () => (
  <Icon>
    <path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5z" />
    <circle cx="10" cy="10" r="2" />
  </Icon>
);

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      {children}
    </svg>
  );
}

import { Outlet } from '@tanstack/react-router';
import { Frame } from './Frame.tsx';

export const FrameWithPage = () => (
  <Frame>
    <Outlet />
  </Frame>
);

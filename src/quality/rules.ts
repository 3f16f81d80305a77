import type { Rule } from './rule.ts';
import { allClear } from './rules/all-clear.ts';
import { brokenDevice } from './rules/broken-device.ts';
import { browserClient } from './rules/browser-client.ts';
import { busyWifi } from './rules/busy-wifi.ts';
import { dropped } from './rules/dropped.ts';
import { feltNotMeasured } from './rules/felt-not-measured.ts';
import { frozenVideo } from './rules/frozen-video.ts';
import { howling } from './rules/howling.ts';
import { longDelay } from './rules/long-delay.ts';
import { lowBandwidth } from './rules/low-bandwidth.ts';
import { mobileData } from './rules/mobile-data.ts';
import { mutedOutput } from './rules/muted-output.ts';
import { notEnoughData } from './rules/not-enough-data.ts';
import { oldClient } from './rules/old-client.ts';
import { oldWifiDriver } from './rules/old-wifi-driver.ts';
import { oneWayAudio } from './rules/one-way-audio.ts';
import { publicPath } from './rules/public-path.ts';
import { quickRejoin } from './rules/quick-rejoin.ts';
import { serverProcessor } from './rules/server-processor.ts';
import { serviceSide } from './rules/service-side.ts';
import { setupFailed } from './rules/setup-failed.ts';
import { sharedWayOut } from './rules/shared-way-out.ts';
import { shortDropouts } from './rules/short-dropouts.ts';
import { shortProcessor } from './rules/short-processor.ts';
import { siteTrouble } from './rules/site-trouble.ts';
import { soundGlitches } from './rules/sound-glitches.ts';
import { suspectedEcho } from './rules/suspected-echo.ts';
import { udpBlocked } from './rules/udp-blocked.ts';
import { unclearSpeech } from './rules/unclear-speech.ts';
import { unexplainedPoor } from './rules/unexplained-poor.ts';
import { virtualDevice } from './rules/virtual-device.ts';
import { vpn } from './rules/vpn.ts';
import { weakWifi } from './rules/weak-wifi.ts';

/**
 * Every rule, in the order in which they are asked and listed. “Poor, and nothing explains it” has to come after
 * every cause that is judged at an end.
 */
export const RULES: readonly Rule[] = [
  setupFailed,
  dropped,
  quickRejoin,
  weakWifi,
  busyWifi,
  oldWifiDriver,
  vpn,
  udpBlocked,
  siteTrouble,
  publicPath,
  sharedWayOut,
  lowBandwidth,
  longDelay,
  shortDropouts,
  mobileData,
  shortProcessor,
  brokenDevice,
  soundGlitches,
  howling,
  suspectedEcho,
  unclearSpeech,
  mutedOutput,
  oneWayAudio,
  frozenVideo,
  serviceSide,
  unexplainedPoor,
  feltNotMeasured,
  notEnoughData,
  allClear,
  oldClient,
  browserClient,
  virtualDevice,
  serverProcessor,
];

import type { Scenario } from '../../scenario.ts';
import { CLOUDFLARE_2023 } from './cloudflare-2023-01-24.ts';
import { CROWDSTRIKE_2024 } from './crowdstrike-2024.ts';
import { DIGITALOCEAN_2017 } from './digitalocean-2017.ts';
import { GITHUB_2018 } from './github-2018-10-21.ts';
import { GITHUB_2024 } from './github-2024-08-14.ts';
import { GITHUB_FALSE_ALARM_2024 } from './github-falsealarm-2024.ts';
import { KEEPTHESCORE_2020 } from './keepthescore-2020.ts';
import { KNIGHT_2012 } from './knight-2012.ts';
import { MAILGUN_2017 } from './mailgun-2017.ts';
import { POSTHOG_2025 } from './posthog-2025-09-29.ts';
import { ROBLOX_2021 } from './roblox-2021.ts';
import { SLACK_2021 } from './slack-2021.ts';

/** Public incidents as short drills: a revert worked, came late, failed, made it worse, did not help, or was not the way. */
export const PUBLIC_INCIDENTS: readonly Scenario[] = [
  DIGITALOCEAN_2017,
  GITHUB_2024,
  ROBLOX_2021,
  KNIGHT_2012,
  MAILGUN_2017,
  POSTHOG_2025,
  CLOUDFLARE_2023,
  CROWDSTRIKE_2024,
  GITHUB_2018,
  KEEPTHESCORE_2020,
  SLACK_2021,
  GITHUB_FALSE_ALARM_2024,
];

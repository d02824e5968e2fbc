import type { DeskSettings } from '../desk/desk-settings.ts';
import type { SpaceContext } from '../space-context.ts';

/** What the status page works with. It is the real space's alone: no drill publishes. */
export interface StatusNeeds {
  context: SpaceContext;
  settings: DeskSettings;
  links: {
    /** The address at which a subscription is confirmed, for two days. */
    confirm(subscriptionId: string): Promise<string>;
    /** The address at which it is ended, for as long as it lasts. */
    unsubscribe(subscriptionId: string): Promise<string>;
  };
}

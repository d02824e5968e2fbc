import { runnerOf, type Actor } from '../shared/actor.ts';
import { isolated } from '../shared/isolated.ts';

/** Names that events refer to by id. Unknown ids are answered with something readable. */
export interface NameBook {
  person(id: string): string;
  customer(id: string): string;
  feature(id: string): string;
  change(id: string): string;
}

/** The same names for the middle of a sentence, which one that runs the other way does not turn around. */
export function namesInWords(names: NameBook): NameBook {
  return {
    person: (id) => isolated(names.person(id)),
    customer: (id) => isolated(names.customer(id)),
    feature: (id) => isolated(names.feature(id)),
    change: (id) => isolated(names.change(id)),
  };
}

/** Who acted, as a name. */
export function actorName(actor: Actor, names: NameBook): string {
  switch (actor.kind) {
    case 'person':
      return names.person(actor.id);
    case 'desk':
      return 'TwoAM';
    case 'token':
      return runnerOf(actor) === null ? 'An API token' : `Runner ${runnerOf(actor)}`;
    case 'reporter':
      return 'A reporter';
  }
}

import { describeSignalsAgainstModel, openSignalsModel } from '#testing/signals-against-model.ts';
import { describeSignals } from '#testing/signals-kit.ts';

describeSignals('memory', async () => openSignalsModel());
describeSignalsAgainstModel('memory', async () => openSignalsModel(), { runs: 200 });

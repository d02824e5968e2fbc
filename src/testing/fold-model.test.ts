import { describeSignalsAgainstModel, openSignalsModel } from './signals-against-model.ts';
import { describeSignals } from './signals-kit.ts';

describeSignals('the model', async () => openSignalsModel());
describeSignalsAgainstModel('the model', async () => openSignalsModel(), { runs: 200 });

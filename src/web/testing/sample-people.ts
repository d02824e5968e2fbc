/** People of the sample, with names that are long, written from right to left, or hard to break. */
export const DANA = { id: 'p_dana', name: 'Dana Levi' };
export const OMER = { id: 'p_omer', name: 'Omer Ben-Shimon' };
export const RTL = { id: 'p_rtl', name: 'נועה אברהמי־רוזנטל' };
export const LONG = { id: 'p_long', name: 'Wolfeschlegelsteinhausenbergerdorff-Papadimitriou, Maximiliana Theodora' };
export const SAM = { id: 'p_sam', name: 'Sam Okafor' };

export const SAMPLE_PEOPLE = [DANA, OMER, RTL, LONG, SAM];

export const by = (person: { id: string; name: string }) => ({ kind: 'person' as const, ...person });
export const DESK = { kind: 'desk' as const, id: null, name: 'TwoAM' };

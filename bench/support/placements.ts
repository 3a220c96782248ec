import { placementRegister } from '../../projections/placement-register.ts';
import { decoded } from '../../src/projecting/decoding.ts';
import { demonstrationEvents } from './demonstration.ts';

type Placement = ReturnType<typeof placementRegister.evolve>[number];

/** The placements of the demonstration as the register keeps them. */
async function demonstrationPlacements(): Promise<readonly Placement[]> {
  const documents = new Map<string, Placement>();
  for (const stored of await demonstrationEvents()) {
    const { recorded } = decoded(stored);
    if (recorded === undefined || !placementRegister.types.has(recorded.event.type)) continue;
    for (const document of placementRegister.evolve(recorded, documents)) documents.set(document._id, document);
  }
  return [...documents.values()];
}

/** Those again and again under new ids, until there are so many: as if the same companies had offered them year after year. */
export async function manyPlacements(count: number): Promise<readonly Placement[]> {
  const placements = await demonstrationPlacements();
  return Array.from({ length: count }, (_, number) => {
    const placement = placements[number % placements.length] as Placement;
    const copy = Math.floor(number / placements.length);
    const id = ((Number.parseInt(placement._id.slice(0, 8), 16) + copy * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0') + placement._id.slice(8);
    return JSON.parse(JSON.stringify(placement).replaceAll(placement._id, id)) as Placement;
  });
}

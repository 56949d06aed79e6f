/**
 * Ready-made groups of countries, each with the days on which its members joined and left, from its own file: a policy
 * takes one by its name. Each file says where its dates are from, and until which day it was looked at.
 */
import type { CountryGroup } from '@proviso/core/vocabulary';
import africanUnion from './memberships/african-union.json' with { type: 'json' };
import asean from './memberships/asean.json' with { type: 'json' };
import brics from './memberships/brics.json' with { type: 'json' };
import efta from './memberships/efta.json' with { type: 'json' };
import eurasianEconomicUnion from './memberships/eurasian-economic-union.json' with { type: 'json' };
import euroArea from './memberships/euro-area.json' with { type: 'json' };
import europeanEconomicArea from './memberships/european-economic-area.json' with { type: 'json' };
import europeanUnion from './memberships/european-union.json' with { type: 'json' };
import g7 from './memberships/g7.json' with { type: 'json' };
import g8 from './memberships/g8.json' with { type: 'json' };
import gulf from './memberships/gulf-cooperation-council.json' with { type: 'json' };
import mercosur from './memberships/mercosur.json' with { type: 'json' };
import nato from './memberships/nato.json' with { type: 'json' };
import opec from './memberships/opec.json' with { type: 'json' };
import schengenArea from './memberships/schengen-area.json' with { type: 'json' };

export const groups: readonly CountryGroup[] = [
  europeanUnion,
  euroArea,
  schengenArea,
  europeanEconomicArea,
  efta,
  nato,
  g7,
  g8,
  brics,
  opec,
  asean,
  mercosur,
  africanUnion,
  eurasianEconomicUnion,
  gulf,
];

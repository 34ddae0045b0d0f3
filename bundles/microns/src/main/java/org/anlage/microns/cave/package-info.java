/**
 * Reads tables as users export them from CAVE, the annotation service of the MICrONS cubic
 * millimetre: matches of imaged units and nuclei, cell types, synapses, and the activity beside
 * them. What tables leave unsaid (unit, encoding, header) is worked out, and said in a check.
 */
@NullMarked
package org.anlage.microns.cave;

import org.jspecify.annotations.NullMarked;

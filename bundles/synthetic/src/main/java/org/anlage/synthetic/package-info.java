/**
 * Cortex made from a seed: positions, wiring and activity whose statistics follow those of the
 * released MICrONS fields, for work without measured data. Never presented as measured.
 */
@NullMarked
package org.anlage.synthetic;

import org.jspecify.annotations.NullMarked;

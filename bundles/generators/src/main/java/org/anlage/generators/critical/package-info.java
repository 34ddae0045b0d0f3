/**
 * Random weights of random-matrix theory: at the edge of instability, with the structure that a
 * question asks for. The literature writes x' = -x + A x; weights W are the transpose of A.
 */
@NullMarked
package org.anlage.generators.critical;

import org.jspecify.annotations.NullMarked;

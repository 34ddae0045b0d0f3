/** Kernels and decompositions by OpenBLAS where the machine has it and the user asks for it. */
@NullMarked
package org.anlage.kernels.openblas;

import org.jspecify.annotations.NullMarked;

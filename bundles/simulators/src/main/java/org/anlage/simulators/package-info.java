/** Simulators: linear stochastic dynamics, echo-state networks, and inputs to them. */
@NullMarked
package org.anlage.simulators;

import org.jspecify.annotations.NullMarked;

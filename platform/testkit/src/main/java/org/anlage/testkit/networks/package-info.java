/**
 * Networks whose answer is known by construction: attractors, rotation, waves, linear systems, for
 * tests of analyzers of dynamics.
 */
@NullMarked
package org.anlage.testkit.networks;

import org.jspecify.annotations.NullMarked;

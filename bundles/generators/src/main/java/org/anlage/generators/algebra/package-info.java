/** Operations on square weight matrices that generators and transforms share. */
@NullMarked
package org.anlage.generators.algebra;

import org.jspecify.annotations.NullMarked;

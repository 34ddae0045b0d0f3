/** Learning rules and update rules. */
@NullMarked
package org.anlage.learning.rules;

import org.jspecify.annotations.NullMarked;

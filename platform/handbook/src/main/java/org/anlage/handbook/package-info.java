/** Documentation as HTML, for those who read it without a network. */
@NullMarked
package org.anlage.handbook;

import org.jspecify.annotations.NullMarked;

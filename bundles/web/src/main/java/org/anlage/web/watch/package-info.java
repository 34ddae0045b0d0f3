/** What a store holds, looked at again and again, and what the page computes itself. */
@NullMarked
package org.anlage.web.watch;

import org.jspecify.annotations.NullMarked;

/**
 * Contract tests of extensions, for their authors: name the component, and {@link
 * org.anlage.testkit.Contracts} gives the tests of its kind.
 */
@NullMarked
package org.anlage.testkit;

import org.jspecify.annotations.NullMarked;

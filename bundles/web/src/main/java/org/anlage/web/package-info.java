/** The live page of a store in a browser, served on this machine. */
@NullMarked
package org.anlage.web;

import org.jspecify.annotations.NullMarked;

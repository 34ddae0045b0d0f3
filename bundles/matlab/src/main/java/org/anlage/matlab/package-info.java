/** MATLAB files of version 5, read without trusting the file. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.matlab;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** What is wrong with the installation. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.workbench.doctor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

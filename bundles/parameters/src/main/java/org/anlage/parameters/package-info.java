/** From one declaration per parameter: decoding, schema, help, and the resolved form. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.parameters;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Public data sets by name: where their files lie, under which licence, how to cite them; and how
 * files are fetched so that a cut connection costs nothing and a damaged file is noticed.
 */
@Header(name = "Anlage-Datasets", value = "org/anlage/datasets/catalogue.json")
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.datasets;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.bundle.Header;
import org.osgi.annotation.versioning.Version;

package org.anlage.datasets;

import java.util.List;

/**
 * A public data set.
 *
 * @param name short name, such as {@code microns:6_6_2}
 * @param title what it is
 * @param licence under which it may be used, or that it is not known
 * @param citation how to cite it, or that it is not known
 * @param note what else is to be known before it is used; may be empty
 * @param files its files
 */
public record Dataset(
    String name,
    String title,
    String licence,
    String citation,
    String note,
    List<DatasetFile> files) {
  static final String UNKNOWN = "not stated; ask whoever published it before you use it";

  /** Copies the list. */
  public Dataset {
    files = List.copyOf(files);
  }

  /** The same with some of the files. */
  public Dataset with(List<DatasetFile> some) {
    return new Dataset(name, title, licence, citation, note, some);
  }
}

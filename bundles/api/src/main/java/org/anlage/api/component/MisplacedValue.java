package org.anlage.api.component;

import java.util.List;

/**
 * Something wrong with a value inside a record of parameters: thrown by the record's constructor,
 * so that the message has the place of the value and not that of the whole record.
 */
public final class MisplacedValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Object> path;
  private final int column;

  /**
   * A value that is wrong.
   *
   * @param message what is wrong with it
   * @param path names of components and numbers of list items, from 0, that lead to it
   * @param column column of text at which it is wrong, from 1; 0: the value as a whole
   */
  public MisplacedValue(String message, List<Object> path, int column) {
    super(message);
    this.path = List.copyOf(path);
    this.column = column;
  }

  /** Names of components and numbers of list items that lead to the value. */
  public List<Object> path() {
    return path;
  }

  /** Column of text at which it is wrong, from 1; 0: the value as a whole. */
  public int column() {
    return column;
  }
}

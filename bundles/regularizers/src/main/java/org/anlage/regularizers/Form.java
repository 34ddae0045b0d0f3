package org.anlage.regularizers;

/** Forms of a penalty on absolute weights. */
public enum Form {
  /** Its gradient is added to that of the task, as in the published studies. */
  GRADIENT,
  /**
   * After each update every weight moves towards zero by learning rate times strength times its
   * cost, and stops there: a soft threshold, which Adam's rescaling does not touch.
   */
  PROXIMAL
}

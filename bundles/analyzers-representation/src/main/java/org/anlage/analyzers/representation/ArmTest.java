package org.anlage.analyzers.representation;

/**
 * Two arms against each other.
 *
 * @param statesExcess distance of states between the arms, less that within them
 * @param statesP share of random divisions of their runs with as large an excess
 * @param dynamicsExcess the same of dynamics
 * @param dynamicsP its share
 */
record ArmTest(double statesExcess, double statesP, double dynamicsExcess, double dynamicsP) {
  /** Where an arm has fewer than two runs. */
  static final ArmTest NONE = new ArmTest(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}

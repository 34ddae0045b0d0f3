package org.anlage.microns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;

/**
 * The parts of a field that were read, all in one order of neurons.
 *
 * @param neurons with their ids
 * @param positions in um, where they are known
 * @param synapses wiring, where it is known
 * @param activity events or traces, where there are any
 * @param functional functional matrices, full
 * @param notes what was done while reading
 */
record FieldParts(
    Neurons neurons,
    Optional<Positions> positions,
    Optional<Synapses> synapses,
    Optional<Activity> activity,
    Map<String, Matrix> functional,
    List<Check> notes) {}

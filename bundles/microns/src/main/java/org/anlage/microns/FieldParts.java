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
 * @param positions in um
 * @param synapses wiring
 * @param events event times, where the field has them
 * @param functional functional matrices, full
 * @param notes what was done while reading
 */
record FieldParts(
    Neurons neurons,
    Positions positions,
    Synapses synapses,
    Optional<Activity.Events> events,
    Map<String, Matrix> functional,
    List<Check> notes) {}

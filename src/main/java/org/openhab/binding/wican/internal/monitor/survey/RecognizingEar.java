/*
 * Copyright (c) 2026 Contributors to the WiCAN binding for openHAB
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.binding.wican.internal.monitor.survey;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.FrameWatch;
import org.openhab.binding.wican.internal.monitor.base.Eavesdropper;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.HeardCar;

/**
 * The {@link RecognizingEar} hears which car it is, or which it may be, if it tells enough by itself.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class RecognizingEar implements Eavesdropper {

    private final HeardCar car;
    private final FrameWatch watch;
    private final Clock clock;
    private final Consumer<VehicleProfile> certain;
    private boolean isCertain;

    /**
     * @param certain is told the car once, until it is forgotten
     */
    RecognizingEar(List<VehicleProfile> vehicles, Clock clock, Consumer<VehicleProfile> certain) {
        this.car = new HeardCar(vehicles);
        this.watch = new FrameWatch(car.ids(), LongStream.generate(() -> -1L).limit(car.ids().size()).toArray(),
                (index, data) -> true);
        this.clock = clock;
        this.certain = certain;
    }

    /**
     * @return which the car may be by what was heard; none if that fits nobody
     */
    List<VehicleProfile> possible() {
        return car.possible();
    }

    @Override
    public long accept(byte[] payload) {
        return watch.accept(payload, clock.millis());
    }

    @Override
    public void attend(long changed) {
        if (isCertain) {
            return;
        }
        for (int i = 0; i < car.ids().size(); i++) {
            if ((changed & 1L << i) != 0) {
                car.hear(car.ids().get(i), watch.bytes(i));
            }
        }
        car.certain().ifPresent(vehicle -> {
            isCertain = true;
            certain.accept(vehicle);
        });
    }

    @Override
    public void forget() {
        isCertain = false;
        watch.forget();
        car.forget();
    }
}

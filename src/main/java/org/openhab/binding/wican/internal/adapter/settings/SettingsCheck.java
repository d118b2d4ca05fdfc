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
package org.openhab.binding.wican.internal.adapter.settings;

import static org.openhab.binding.wican.internal.adapter.settings.Fault.*;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link SettingsCheck} finds what is in the way among an adapter's settings. A setting that could not be read is
 * never blamed.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SettingsCheck {

    private static final String ELM327 = "elm327";
    private static final String SILENT_MODE = "silent";

    private final AdapterSettings settings;
    private final Circumstances circumstances;
    private final List<Finding> findings = new ArrayList<>();

    private SettingsCheck(AdapterSettings settings, Circumstances circumstances) {
        this.settings = settings;
        this.circumstances = circumstances;
    }

    /**
     * @return what is in the way, the worst first; empty if all is right, as far as it could be read
     */
    public static List<Finding> of(AdapterSettings settings, Circumstances circumstances) {
        return new SettingsCheck(settings, circumstances).check();
    }

    private List<Finding> check() {
        broker();
        topic(OTHER_STATUS_TOPIC, Setting.STATUS_TOPIC, circumstances.topics().status());
        if (circumstances.way() == Way.LISTEN) {
            polling();
        } else {
            bus();
        }
        if (isOff(Setting.SLEEP)) {
            found(NEVER_SLEEPS, "");
        }
        Collections.sort(findings);
        return List.copyOf(findings);
    }

    private void broker() {
        if (isOff(Setting.MQTT)) {
            found(MQTT_DISABLED, "");
        } else if (circumstances.isThisBroker().equals(Optional.of(false))) {
            found(OTHER_BROKER, Stream.of(Setting.BROKER, Setting.BROKER_PORT)
                    .flatMap(part -> settings.get(part).stream()).collect(Collectors.joining(":")));
        }
    }

    /** The adapter has to tell what it hears on the bus; to be asked, it has to take requests, too. */
    private void bus() {
        String protocol = settings.protocol().orElse("");
        boolean isAsking = circumstances.way() == Way.ASK;
        if (settings.isPollingByItself().equals(Optional.of(true))) {
            found(POLLS_BY_ITSELF, "");
        } else if (isAsking && !protocol.isEmpty() && !ELM327.equals(protocol)) {
            found(OTHER_PROTOCOL, protocol);
        }
        if (settings.isEnabled(Setting.ELM327_LOG).equals(Optional.of(true))) {
            found(Fault.ELM327_LOG, "");
        }
        if (settings.isTicked(Setting.RX_TICKED).equals(Optional.of(false))) {
            found(RX_NOT_TICKED, "");
        }
        topic(OTHER_RX_TOPIC, Setting.RX_TOPIC, Set.of(circumstances.topics().rx()));
        if (settings.canFilters().orElse(0) > 0) {
            found(Fault.CAN_FILTERS, String.valueOf(settings.canFilters().orElse(0)));
        }
        if (isAsking) {
            requests();
        }
    }

    private void requests() {
        silence();
        if (settings.isTicked(Setting.TX_TICKED).equals(Optional.of(false))) {
            found(TX_NOT_TICKED, "");
        }
        topic(OTHER_TX_TOPIC, Setting.TX_TOPIC, Set.of(circumstances.topics().tx()));
    }

    private void polling() {
        if (settings.isPollingByItself().equals(Optional.of(false))) {
            found(DOES_NOT_POLL, settings.protocol().orElse(""));
        }
        if (!settings.isPro()) {
            silence(); // a Pro polls through a chip of its own
        }
        if (settings.hasClock().equals(Optional.of(false))) {
            found(NO_CLOCK, "");
        }
        if (settings.autoPid().isPresent()) {
            Set<String> sent = settings.autoPidTopics();
            if (sent.isEmpty()) {
                found(NO_AUTO_PID_TOPIC, "");
            } else if (sent.stream().noneMatch(this::isHeard)) {
                found(OTHER_AUTO_PID_TOPIC, String.join(" ", sent));
            }
        }
    }

    private void silence() {
        if (settings.get(Setting.CAN_MODE).equals(Optional.of(SILENT_MODE))) {
            found(SILENT, "");
        }
    }

    private boolean isHeard(String topic) {
        return topic.equals(circumstances.topics().rx()) || circumstances.topics().autoPid().contains(topic);
    }

    private void topic(Fault fault, Setting setting, Collection<String> used) {
        settings.topic(setting).filter(topic -> !used.contains(topic)).ifPresent(topic -> found(fault, topic));
    }

    private boolean isOff(Setting setting) {
        return settings.isEnabled(setting).equals(Optional.of(false));
    }

    private void found(Fault fault, String detail) {
        findings.add(new Finding(fault, detail));
    }
}

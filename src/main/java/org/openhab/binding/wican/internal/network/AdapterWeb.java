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
package org.openhab.binding.wican.internal.network;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.settings.AdapterPage;
import org.openhab.binding.wican.internal.adapter.settings.AdapterSettings;
import org.openhab.binding.wican.internal.adapter.settings.AutoPidSettings;
import org.openhab.binding.wican.internal.adapter.settings.SettingsReader;
import org.openhab.core.io.net.http.HttpUtil;
import org.openhab.core.library.types.RawType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link AdapterWeb} reads the settings of an adapter from its web server, and never writes. The server runs on a
 * small processor that also carries the frames of the car: one request at a time.
 * <p>
 * The pages hold passwords: their bytes go to the {@link SettingsReader} and nowhere else. openHAB's client gives bytes
 * for a picture or any other data, but a text for everything else; so data is what is asked for. It answers with
 * nothing
 * to whatever is not as it should be, and the time limit is for all together, redirects included.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class AdapterWeb {

    /** Gets a page. */
    public interface Client {

        /**
         * @return the content; nothing if anything went wrong
         */
        byte @Nullable [] get(String url);
    }

    private static final int TIMEOUT_MS = 5000;

    private final Logger logger = LoggerFactory.getLogger(AdapterWeb.class);

    private final Client client;
    private final Set<AdapterAddress> busy = ConcurrentHashMap.newKeySet();

    public AdapterWeb() {
        this(AdapterWeb::download);
    }

    public AdapterWeb(Client client) {
        this.client = client;
    }

    private static byte @Nullable [] download(String url) {
        @Nullable
        RawType data = HttpUtil.downloadData(url, null, false, SettingsReader.MAX_PAGE, TIMEOUT_MS);
        return data == null ? null : data.getBytes();
    }

    /**
     * Reads the settings; takes as long as it takes, up to some multiples of the time limit of 5 s.
     *
     * @param deviceId who must answer: an address may be another adapter's today
     * @return nothing if they could not be read
     */
    public Optional<AdapterSettings> read(AdapterAddress address, String deviceId) {
        if (!busy.add(address)) {
            logger.debug("The settings of {} are being read already", deviceId);
            return Optional.empty();
        }
        try {
            return readPages(address, deviceId);
        } catch (RuntimeException e) {
            logger.debug("The settings of {} could not be read from {}: {}", deviceId, address, e.toString());
            return Optional.empty();
        } finally {
            busy.remove(address);
        }
    }

    private Optional<AdapterSettings> readPages(AdapterAddress address, String deviceId) {
        Map<AdapterPage, byte[]> pages = new EnumMap<>(AdapterPage.class);
        get(address, AdapterPage.STATUS, pages);
        Optional<AdapterSettings> status = SettingsReader.read(pages);
        if (status.isEmpty()) {
            logger.debug("The settings of {} could not be read from {}: no adapter answers there as it should",
                    deviceId, address);
            return status;
        }
        if (!status.get().deviceId().equalsIgnoreCase(deviceId)) {
            logger.debug("The settings of {} could not be read from {}: another adapter answers there", deviceId,
                    address);
            return Optional.empty();
        }
        get(address, AdapterPage.CONFIG, pages);
        get(address, AdapterPage.CAN_FILTERS, pages);
        if (status.get().isPollingByItself().equals(Optional.of(true))) {
            get(address, AdapterPage.AUTO_PID, pages);
            get(address, AdapterPage.PARAMETERS, pages);
            if (SettingsReader.read(pages).flatMap(AdapterSettings::autoPid).filter(AutoPidSettings::isCarSpecific)
                    .isPresent()) {
                get(address, AdapterPage.CAR_PROFILE, pages);
            }
        }
        return SettingsReader.read(pages);
    }

    private void get(AdapterAddress address, AdapterPage page, Map<AdapterPage, byte[]> pages) {
        byte @Nullable [] content = client.get(address.url(page.path()));
        if (content == null) {
            logger.debug("{} of {} did not come", page.path(), address);
        } else {
            pages.put(page, content);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
#include "resolve/place_reference.hpp"

namespace entente {

Place place_of(const GazetteerPlace& known) {
    Place place;
    place.id = known.id;
    place.name = known.name;
    place.country = known.country;
    place.admin1 = known.admin1;
    place.latitude = known.latitude;
    place.longitude = known.longitude;
    place.feature = known.feature;
    return place;
}

PlaceRef reference(const Place& place) {
    PlaceRef ref;
    ref.id = place.id;
    ref.name = place.name;
    ref.country = place.country;
    ref.admin1 = place.admin1;
    ref.latitude = place.latitude;
    ref.longitude = place.longitude;
    ref.feature = place.feature;
    return ref;
}

int fineness(Feature feature) {
    switch (feature) {
    case Feature::site:
        return 5;
    case Feature::city:
        return 4;
    case Feature::admin2:
        return 3;
    case Feature::admin1:
    case Feature::water:
        return 2;
    case Feature::region:
        return 1;
    case Feature::country:
        return 0;
    }
    return 0;
}

} // namespace entente

import { createTemplate } from "./createTemplate.ts";

export const addPlace = createTemplate({
  id: "template-add-place",
  name: "Add the place",
  description: "Looks up the IP address, and adds the country and city to the event.",
  type: "transformation",
  status: "beta",
  category: ["Enrichment"],
  code: String.raw`// Adds where the event comes from, as far as its IP address tells.
let address := event.properties.$ip;
if (empty(address) or event.properties.$geoip_disable == true) {
  return event;
}

let place := geoipLookup(address);
if (place == null) {
  print(f'No place is known for {address}');
  return event;
}

let result := event;
let properties := cleanNullValues({
  '$geoip_country_code': place.country.iso_code,
  '$geoip_country_name': place.country.names.en,
  '$geoip_city_name': inputs.precision == 'city' ? place.city.names.en : null,
  '$geoip_time_zone': place.location.time_zone,
});
let personProperties := result.properties.$set ?? {};
for (let name, value in properties) {
  result.properties[name] := value;
  personProperties[name] := value;
}
if (inputs.set_on_person) {
  result.properties.$set := personProperties;
}
if (inputs.forget_address) {
  result.properties.$ip := null;
}

print(f'{address} is in {place.country.iso_code}');
return result;
`,
  inputs_schema: [
    {
      key: "precision",
      type: "choice",
      label: "Precision",
      choices: [
        { value: "country", label: "Country" },
        { value: "city", label: "City" },
      ],
      default: "country",
      required: true,
    },
    {
      key: "set_on_person",
      type: "boolean",
      label: "Also set on the person",
      default: false,
    },
    {
      key: "forget_address",
      type: "boolean",
      label: "Forget the address",
      description: "The IP address is not stored with the event.",
      default: false,
    },
  ],
});

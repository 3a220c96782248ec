package postgresql

import (
	"fmt"
	"strings"

	"github.com/FerretDB/FerretDB/internal/backends/postgresql/metadata"
	"github.com/FerretDB/FerretDB/internal/handler/sjson"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/must"
)

// byID asks PostgreSQL for documents by their ids in the words that the index on them serves, as mongod looks them up.
// FerretDB's own words for one id and for a list of them make it go through the whole collection, for a list once per id.
// Empty for other fields, and for ids that are no texts; FerretDB filters what it gets by itself.
func byID(p *metadata.Placeholder, field string, value any) (string, []any) {
	if field != "_id" {
		return "", nil
	}
	ids := []any{value}
	if operators, ok := value.(*types.Document); ok {
		list, err := operators.Get("$in")
		in, isArray := list.(*types.Array)
		if err != nil || !isArray || operators.Len() != 1 || in.Len() == 0 {
			return "", nil
		}
		ids = make([]any, in.Len())
		for index := range ids {
			ids[index] = must.NotFail(in.Get(index))
		}
	}

	texts := make([]any, len(ids))
	for index, id := range ids {
		if _, ok := id.(string); !ok {
			return "", nil
		}
		texts[index] = string(must.NotFail(sjson.MarshalSingleValue(id)))
	}
	places := make([]string, len(ids))
	for index := range ids {
		places[index] = p.Next()
	}
	return fmt.Sprintf(`%s->'_id' IN (%s)`, metadata.DefaultColumn, strings.Join(places, ", ")), texts
}
